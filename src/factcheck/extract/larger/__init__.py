"""Which of two things that a sentence names it tells as the larger: companies, measures, their growth."""
