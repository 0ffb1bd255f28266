"""One thing told twice: headline against body, a figure against its repetition, a body against its copy."""
