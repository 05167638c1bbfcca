"""yaodian: from a government notice (工作要点) to an accountable ledger (台账)."""

__version__ = "0.1.0"
