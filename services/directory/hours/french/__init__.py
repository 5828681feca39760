"""French free text, as a week; or the reason why it is not one."""
