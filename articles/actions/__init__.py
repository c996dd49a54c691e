"""What the newsroom does. The only code that writes.

Every verb is keyword-only, runs in one transaction, is told who does it (`by`) and when (`at`,
from `models.clock.database_now`), and logs itself in that same transaction.
"""
