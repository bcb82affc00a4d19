"""How the site looks: template tags, Indonesian formats and the woven pattern. No page content."""
