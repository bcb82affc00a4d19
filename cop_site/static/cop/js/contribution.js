// Writing a contribution: saves by itself, keeps what cannot be sent, adds and takes rows. Without this file each step saves by its button.

const PAUSE = 2500;
const RETRY = 10000;
const IGNORED = new Set(["csrfmiddlewaretoken", "seen", "once"]);

function remembered(key, value) {
  try {
    if (value === undefined) return localStorage.getItem(key);
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Storage may be forbidden or full: then only the page itself keeps the text.
  }
  return null;
}

function textsOf(form) {
  return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !IGNORED.has(name));
}

class Autosave {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-save-status]");
    this.key = `kontribusi:${form.dataset.autosave}`;
    this.atStart = JSON.stringify(textsOf(form));
    this.sending = null;
    this.isDirty = false;
    this.isStopped = false;
    this.isRenewed = false;
    form.addEventListener("input", (event) => event.target.type !== "file" && this.touched());
    form.addEventListener("submit", (event) => this.submitted(event));
    addEventListener("online", () => this.isDirty && this.send());
    document.addEventListener("visibilitychange", () => document.hidden && this.isDirty && this.send(true));
    addEventListener("beforeunload", (event) => this.isDirty && event.preventDefault());
    this.offerBackup();
  }

  say(text, isBad = false) {
    this.status.textContent = text;
    this.status.classList.toggle("is-bad", isBad);
  }

  touched() {
    this.isDirty = true;
    this.keep(false);
    if (this.isStopped) return;
    this.say(this.form.dataset.sayUnsaved);
    this.later(PAUSE);
  }

  // Beside the texts: which saved draft they were typed into, and whether they were sent by the button.
  keep(isSent) {
    remembered(this.key, JSON.stringify({ texts: textsOf(this.form), saved: this.form.dataset.saved, isSent }));
  }

  later(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), pause);
  }

  send(isLeaving = false) {
    if (this.sending || this.isStopped) return this.sending;
    clearTimeout(this.timer);
    this.isDirty = false;
    this.say(this.form.dataset.saySaving);
    this.sending = this.post(isLeaving).finally(() => {
      this.sending = null;
      if (this.isDirty && !this.isStopped && !this.isWaiting) this.later(PAUSE);
    });
    return this.sending;
  }

  async post(isLeaving) {
    const body = new FormData(this.form);
    for (const [name, value] of [...body]) if (typeof value !== "string") body.delete(name);
    body.set("diam", "1");
    const sent = JSON.stringify(textsOf(this.form));
    this.isWaiting = false;
    try {
      // A request that outlives its page may carry 64 kB only.
      const answer = await fetch(this.form.action, { method: "POST", body, keepalive: isLeaving && sent.length < 60000, headers: { Accept: "application/json" } });
      // The sign-in page, too, answers a script with JSON and 200: nothing that came by a detour is an answer to this form.
      if (answer.redirected || !answer.headers.get("content-type")?.includes("json")) throw answer;
      this.answered(answer.status, await answer.json(), sent);
    } catch (problem) {
      this.isDirty = true;
      const isSignedOut = problem instanceof Response && (problem.redirected || problem.status === 403);
      this.isRenewed = isSignedOut && !isLeaving && !this.isRenewed && (await this.renewed());
      if (this.isRenewed) return;
      this.isWaiting = true;
      this.say(isSignedOut ? this.form.dataset.saySignedOut : this.form.dataset.sayOffline, true);
      this.later(RETRY);
    }
  }

  // Who has signed in again meanwhile, in another tab, gets another token; the same draft of the same person says that they did.
  async renewed() {
    try {
      const answer = await fetch(this.form.action, { headers: { Accept: "text/html" } });
      const now = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("form[data-autosave]");
      if (now?.dataset.autosave !== this.form.dataset.autosave) return false;
      this.form.elements.csrfmiddlewaretoken.value = now.elements.csrfmiddlewaretoken.value;
      return true;
    } catch {
      return false;
    }
  }

  answered(status, said, sent) {
    this.isRenewed = false;
    if (status === 200) return this.saved(said, sent);
    this.isDirty = true;
    if (said.changed) {
      this.isStopped = true;
      return this.say(this.form.dataset.sayChanged, true);
    }
    // The same text would be refused again: wait for the next change.
    this.isWaiting = true;
    this.say([this.form.dataset.sayProblem, ...Object.values(said.problems ?? {}).slice(0, 1)].join(" "), true);
  }

  saved(said, sent) {
    this.form.elements.seen.value = said.seen;
    this.form.dataset.saved = said.saved;
    if (location.pathname !== said.url) {
      history.replaceState(null, "", said.url);
      this.form.action = said.url;
    }
    if (JSON.stringify(textsOf(this.form)) === sent) remembered(this.key, null);
    this.say(`${this.form.dataset.saySaved} ${said.saved_at}`);
    this.warn(said.warnings);
  }

  warn(warnings) {
    const place = this.form.querySelector("[data-warnings]");
    place.replaceChildren();
    if (!warnings.length) return;
    const box = document.createElement("div");
    const list = document.createElement("ul");
    const title = document.createElement("p");
    const inner = document.createElement("div");
    box.className = "alert alert-warn";
    list.className = "list-plain";
    title.className = "strong";
    title.textContent = this.form.dataset.sayWarning;
    for (const text of warnings) list.append(Object.assign(document.createElement("li"), { textContent: text }));
    inner.append(title, list);
    box.append(inner);
    place.append(box);
  }

  // A save under way would make the button's own look outdated: it waits for it.
  submitted(event) {
    clearTimeout(this.timer);
    const sending = this.sending;
    if (remembered(this.key)) this.keep(true);
    this.isDirty = false;
    this.isStopped = true;
    if (!sending) return;
    event.preventDefault();
    const button = event.submitter;
    sending.finally(() => this.form.requestSubmit(button));
  }

  offerBackup() {
    const kept = JSON.parse(remembered(this.key) ?? "null");
    const box = this.form.querySelector("[data-backup]");
    if (!kept) return;
    const hasArrived = kept.isSent && kept.saved !== this.form.dataset.saved;
    if (hasArrived || JSON.stringify(kept.texts) === this.atStart) {
      remembered(this.key, null);
      return;
    }
    box.hidden = false;
    box.querySelector("[data-backup-drop]").addEventListener("click", () => {
      remembered(this.key, null);
      box.hidden = true;
    });
    box.querySelector("[data-backup-use]").addEventListener("click", () => {
      restore(this.form, kept.texts);
      box.hidden = true;
      this.touched();
    });
  }
}

function restore(form, texts) {
  const values = new Map();
  for (const [name, value] of texts) values.set(name, [...(values.get(name) ?? []), value]);
  for (const rows of form.querySelectorAll("[data-rows]")) {
    const wanted = Number(values.get(`${rows.dataset.rows}-TOTAL_FORMS`)?.[0] ?? 0);
    while (rows.querySelectorAll("[data-row]").length < wanted && addRow(rows));
  }
  for (const field of form.elements) {
    if (!field.name || IGNORED.has(field.name) || field.type === "file" || field.name.endsWith("_FORMS")) continue;
    const said = values.get(field.name) ?? [];
    if (field.type === "checkbox") field.checked = said.includes(field.value);
    else if (said.length) field.value = said[0];
  }
}

function numberRows(rows) {
  const shown = [...rows.querySelectorAll("[data-row]")].filter((row) => !row.hidden);
  shown.forEach((row, index) => row.querySelectorAll("[data-row-number]").forEach((place) => (place.textContent = index + 1)));
}

function addRow(rows) {
  const total = rows.querySelector("[name$=-TOTAL_FORMS]");
  const most = Number(rows.querySelector("[name$=-MAX_NUM_FORMS]").value);
  if (Number(total.value) >= most) return null;
  const copy = rows.querySelector("[data-row-template]").content.cloneNode(true);
  for (const node of copy.querySelectorAll("*")) {
    for (const { name, value } of [...node.attributes]) if (value.includes("__prefix__")) node.setAttribute(name, value.replaceAll("__prefix__", total.value));
  }
  const row = copy.querySelector("[data-row]");
  rows.querySelector("[data-row-template]").before(copy);
  total.value = Number(total.value) + 1;
  numberRows(rows);
  return row;
}

function startRows(rows) {
  rows.querySelector("[data-add-row]").addEventListener("click", () => addRow(rows)?.querySelector("input, textarea").focus());
  rows.addEventListener("click", (event) => {
    const row = event.target.closest("[data-remove-row]")?.closest("[data-row]");
    if (!row) return;
    // An emptied row is taken out when the step is saved.
    row.querySelectorAll("input:not([type=hidden]), textarea").forEach((field) => (field.value = ""));
    row.hidden = true;
    numberRows(rows);
    row.dispatchEvent(new Event("input", { bubbles: true }));
    rows.querySelector("[data-add-row]").focus();
  });
}

document.querySelectorAll("[data-rows]").forEach(startRows);
document.querySelectorAll("form[data-autosave]").forEach((form) => new Autosave(form));
