"""For those who write rules: trying a rule on its own examples, finding what is wrong with a set, drafting a new one."""
