// Small comforts of every page. Without this file everything still works.

const ORDER = ["auto", "light", "dark"];

function stored(key, value) {
  try {
    if (value === undefined) return localStorage.getItem(key);
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Storage may be forbidden: the page forgets, nothing breaks.
  }
  return null;
}

function startTheme(button) {
  const root = document.documentElement;
  const show = () => {
    const now = root.dataset.theme ?? "auto";
    button.querySelector("[data-theme-label]").textContent = button.getAttribute(`data-label-${now}`);
  };
  button.addEventListener("click", () => {
    const next = ORDER[(ORDER.indexOf(root.dataset.theme ?? "auto") + 1) % ORDER.length];
    if (next === "auto") delete root.dataset.theme;
    else root.dataset.theme = next;
    stored("tampilan", next === "auto" ? null : next);
    show();
  });
  show();
}

function startMenus(menus) {
  const closeOthers = (kept) => menus.forEach((menu) => menu !== kept && (menu.open = false));
  menus.forEach((menu) => menu.addEventListener("toggle", () => menu.open && closeOthers(menu)));
  document.addEventListener("click", (event) => closeOthers(event.target.closest("[data-menu]")));
  document.addEventListener("focusin", (event) => closeOthers(event.target.closest("[data-menu]")));
  document.addEventListener("keydown", (event) => {
    const open = menus.find((menu) => menu.open);
    if (event.key !== "Escape" || !open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
}

function startCopy(button) {
  const label = button.querySelector("[aria-live]");
  const before = label.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    label.textContent = button.dataset.copied;
    setTimeout(() => (label.textContent = before), 3000);
  });
}

function startChecklist(list) {
  const key = `langkah:${list.dataset.remember}`;
  const boxes = [...list.querySelectorAll("input[type=checkbox]")];
  const done = new Set((stored(key) ?? "").split(",").filter(Boolean));
  boxes.forEach((box, index) => {
    box.checked = done.has(String(index));
    box.addEventListener("change", () => {
      const ticked = boxes.flatMap((each, place) => (each.checked ? [place] : []));
      stored(key, ticked.length ? ticked.join(",") : null);
    });
  });
}

// A chapter of an episode: the link leads to the moment; with a player on the page it plays from there.
function startChapter(link) {
  const media = document.querySelector(".player audio, .player video");
  if (!media) return;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    media.currentTime = Number(link.dataset.seek);
    media.play();
    media.scrollIntoView({ block: "nearest" });
  });
}

function startPrintDate(place) {
  const day = new Intl.DateTimeFormat("id", { dateStyle: "full" });
  addEventListener("beforeprint", () => (place.textContent = `· ${day.format(new Date())}`));
}

// What suggests while typing is fetched only by those who go to a search box; without it the box still searches.
function startSearch(form) {
  const load = async () => (await import("./suggest.js")).startSuggestions(form);
  form.addEventListener("focusin", () => load().catch(() => {}), { once: true });
  if (form.contains(document.activeElement)) form.dispatchEvent(new FocusEvent("focusin"));
}

document.querySelectorAll("[data-print-date]").forEach(startPrintDate);
document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => print()));
document.querySelectorAll("[data-theme-toggle]").forEach(startTheme);
startMenus([...document.querySelectorAll("[data-menu]")]);
// The clipboard exists only on secure addresses: elsewhere the button would promise what it cannot do.
document.querySelectorAll("[data-copy]").forEach((button) => (navigator.clipboard ? startCopy(button) : (button.hidden = true)));
document.querySelectorAll("[data-remember]").forEach(startChecklist);
document.querySelectorAll("form[data-suggest]").forEach(startSearch);
document.querySelectorAll("[data-seek]").forEach(startChapter);
