"""``python -m pipeline.cli`` is ``yaodian``."""

import sys

from pipeline.cli import main

sys.exit(main())
