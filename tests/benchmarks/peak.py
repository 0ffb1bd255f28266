"""The command line in a process of its own, which tells its exit code and its peak memory in MB as the last line of standard error."""

MEASURED = """
import re, resource, sys
from pathlib import Path
from factcheck.cli import main
code = main(sys.argv[1:])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
if (own := Path("/proc/self/status")).exists():  # Linux counts what started the process in the other figure
    peak = int(re.search(r"VmHWM:\\s+(\\d+)", own.read_text())[1])
print("\\n", code, peak // 1024, file=sys.stderr)
"""
