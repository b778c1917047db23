"""`python -m pipeline` is the command `originproof`."""

import sys

from pipeline.cli import main

sys.exit(main())
