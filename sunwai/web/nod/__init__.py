"""The approver's shortlist, answers, sheets."""
