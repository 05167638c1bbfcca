// The list of notices.
