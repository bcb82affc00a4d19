// Suggestions while typing: a combobox over /cari/saran/. Fetched when a search box first gets the focus; Enter without a choice searches as before.

const FEWEST_LETTERS = 2;
const PAUSE_MS = 160;
const PATIENCE_MS = 5000;
const ANNOUNCE_MS = 700;

export function startSuggestions(form) {
  const input = form.querySelector("input[name=q]");
  const address = form.dataset.suggest;
  // What is said aloud stands once in each page, at the box in its head.
  const { heading, one, many, none } = document.querySelector("form[data-heading]").dataset;
  const list = document.createElement("ul");
  const status = document.createElement("p");
  const answers = new Map();
  let request = null;
  let pause = 0;
  let announcing = 0;
  let chosen = -1;

  const options = () => [...list.children];
  const isOpen = () => !list.hidden;

  function announce(text) {
    clearTimeout(announcing);
    announcing = setTimeout(() => (status.textContent = text), ANNOUNCE_MS);
  }

  function choose(index) {
    const all = options();
    all[chosen]?.setAttribute("aria-selected", "false");
    chosen = index;
    const option = all[chosen];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function close() {
    clearTimeout(pause);
    request?.abort();
    choose(-1);
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    announce("");
  }

  function show(found) {
    choose(-1);
    list.replaceChildren(...found.map(optionOf));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(found.length > 0));
    announce(found.length === 0 ? none : found.length === 1 ? one : many.replace("{n}", found.length));
  }

  function optionOf({ title, url, kind }, index) {
    const option = document.createElement("li");
    const words = document.createElement("span");
    const label = document.createElement("span");
    option.id = `${list.id}-${index}`;
    option.setAttribute("role", "option");
    option.dataset.url = url;
    option.setAttribute("aria-selected", "false");
    words.textContent = title;
    label.textContent = kind;
    label.className = "suggestion-kind";
    option.append(words, " ", label);
    return option;
  }

  async function ask() {
    const text = input.value.trim().replace(/\s+/g, " ");
    request?.abort();
    if (text.length < FEWEST_LETTERS) return close();
    if (answers.has(text)) return show(answers.get(text));
    const mine = (request = new AbortController());
    const patience = setTimeout(() => mine.abort(), PATIENCE_MS);
    try {
      const response = await fetch(`${address}?q=${encodeURIComponent(text)}`, { signal: mine.signal });
      const { results } = response.ok ? await response.json() : { results: [] };
      answers.set(text, results);
      if (mine === request && document.activeElement === input) show(results);
    } catch {
      // Aborted, too slow or offline: the box still searches.
    } finally {
      clearTimeout(patience);
    }
  }

  function go(option, isElsewhere) {
    if (isElsewhere) return open(option.dataset.url, "_blank", "noopener");
    close();
    location.assign(option.dataset.url);
  }

  function onKey(event) {
    if (event.isComposing) return;
    const last = list.children.length - 1;
    if (event.key === "Escape" && isOpen()) {
      event.preventDefault();
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen()) return ask();
      const step = event.key === "ArrowDown" ? 1 : -1;
      // Beyond either end the reader's own text is chosen again.
      choose(chosen + step > last ? -1 : chosen + step < -1 ? last : chosen + step);
    } else if (event.key === "Enter" && isOpen() && chosen >= 0) {
      event.preventDefault();
      go(options()[chosen], event.ctrlKey || event.metaKey);
    }
  }

  list.id = `${input.id}-saran`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.hidden = true;
  list.setAttribute("aria-label", heading);
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  form.append(list, status);

  // A combobox is a text field; the field keeps the key that says "search".
  input.type = "text";
  input.inputMode = "search";
  input.enterKeyHint = "search";
  input.autocomplete = "off";
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);

  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(ask, PAUSE_MS);
  });
  input.addEventListener("keydown", onKey);
  form.addEventListener("submit", close);
  input.addEventListener("blur", close);
  // The focus stays in the box while the mouse or a finger chooses.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) go(option, event.ctrlKey || event.metaKey);
  });
  if (input.value !== input.defaultValue) ask();
}
