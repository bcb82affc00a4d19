// Runs before the first paint: tells the styles that scripts work, and keeps the reader's choice of light or dark.
document.documentElement.classList.add("js");
try {
  const chosen = localStorage.getItem("tampilan");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // Storage may be forbidden; the device decides then.
}
