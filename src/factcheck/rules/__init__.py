"""Rule files: what an editor writes, validated, as one frozen object."""
