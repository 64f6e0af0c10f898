"""Run the app: who reads what, from which address, and in which order.

Offers `address`, `identity`, `language`, `shown` (the published version), `attempt` (a command and
its refusals), `rerun_queue`, `gc_tuning`, `serving` and `streamlit_patches`.
"""
