"""The embedded reference pack: figures and identities with their provenance."""
