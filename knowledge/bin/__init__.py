"""The recycle bin: pages that editors delete wait here, seen by nobody, until they are restored or their time is over."""
