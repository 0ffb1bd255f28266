"""The phrases and requirements of an editor's own rules."""
