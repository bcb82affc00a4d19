"""The ground floor: frameworks and aspects, the register of instansi, the library, assessment, recommendations."""
