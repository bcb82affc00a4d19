"""Pages that editors build from blocks for a campaign, a programme or a theme, with lists that renew themselves."""
