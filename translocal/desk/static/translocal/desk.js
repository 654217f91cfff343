// Comforts; every page works without them. Words come from <body data-…>.
(() => {
  "use strict";
  const words = document.body.dataset, drafts = new WeakMap(), all = (what, within = document) => [...within.querySelectorAll(what)];
  const on = (name, act) => document.addEventListener(name, act), say = (text, n) => text.replace("{}", n);
  let unsaved = 0;

  // Drafts go to the address in data-draft.
  const later = (form, draft, wait) => { clearTimeout(draft.timer); draft.timer = setTimeout(save, wait, form, draft); };
  const mark = (draft, dirty) => { unsaved += dirty - draft.dirty; draft.dirty = dirty; };
  const tell = (form, text, late) => all("[data-draft-status]", form).forEach((place) => { place.textContent = text; place.classList.toggle("late", late); });
  async function save(form, draft) {
    if (!form.isConnected || form.dataset.sent) return mark(draft, 0);
    if (draft.busy) return later(form, draft, 500);
    const typed = draft.typed, fields = [...new FormData(form)].filter(([, value]) => typeof value === "string");
    draft.busy = true;
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body: new URLSearchParams(fields), redirect: "error" });
      if (!answer.ok) throw answer;
      draft.wait = 4000;
      if (typed === draft.typed) mark(draft, 0);
      tell(form, say(words.draftSaved, new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })), false);
    } catch {
      tell(form, words.draftLate, true);
      later(form, draft, draft.wait = Math.min(draft.wait * 2, 60000));
    }
    draft.busy = false;
  }
  addEventListener("beforeunload", (event) => { if (unsaved > 0) event.preventDefault(); });

  // Counters: too long a text is shortened by its writer, not cut.
  const count = (area) => {
    const place = document.querySelector(`[data-counter="${area.id}"]`);
    if (!place) return;
    if (area.maxLength > 0) { area.dataset.most = area.maxLength; area.removeAttribute("maxlength"); }
    const left = area.dataset.most - area.value.length;
    place.classList.toggle("over", left < 0);
    clearTimeout(area.saying);
    area.saying = setTimeout(() => { place.textContent = say(left < 0 ? words.over : words.left, Math.abs(left)); }, 400);
  };
  on("focusin", ({ target }) => { if (target.matches("textarea")) count(target); });
  on("input", ({ target }) => {
    if (target.matches("textarea")) count(target);
    const form = target.closest("form[data-draft]");
    if (!form) return;
    const draft = drafts.get(form) || { typed: 0, wait: 4000, dirty: 0 };
    drafts.set(form, draft);
    draft.typed += 1;
    mark(draft, 1);
    later(form, draft, 1500);
  });

  // A form is sent once.
  const free = (form) => { delete form.dataset.sent; all("button", form).forEach((one) => one.removeAttribute("aria-disabled")); };
  on("submit", (event) => {
    const form = event.target, draft = drafts.get(form);
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    const id = form.elements.action_id;
    if (id) history.replaceState({ ...history.state, sent: id.value }, "");
    if (draft) mark(draft, 0);
    all("button", form).forEach((one) => one.setAttribute("aria-disabled", "true"));
    setTimeout(free, 15000, form);
  });
  // Back, and sent again: the page may be fresh, but it is the same step, and the server knows its id.
  if (history.state?.sent) all('form[method="post"] input[name="action_id"]').forEach((input) => { input.value = history.state.sent; });
  addEventListener("pageshow", () => all("form[data-sent]").forEach(free));

  // On a phone the many steps are folded, so that what happened is not far below them.
  if (matchMedia("(max-width: 60rem)").matches) all("details[data-fold-narrow]").forEach((one) => { one.open = false; });
  // The row of the parts can be pushed aside there: the open one comes into sight, and the page stays where it is.
  all(".parts a[aria-current]").forEach((one) => { const row = one.closest(".parts"), a = one.getBoundingClientRect(), b = row.getBoundingClientRect(); row.scrollLeft += a.left - b.left - (b.width - a.width) / 2; });

  // "/" goes to the search box.
  on("keydown", (event) => {
    if (event.key === "Escape") all(".drop[open]").forEach((menu) => { menu.open = false; menu.firstElementChild.focus(); });
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.matches("input, textarea")) return;
    all(".drop.search").forEach((menu) => { menu.open = menu.checkVisibility(); });
    const box = all(".find input").find((input) => input.checkVisibility());
    if (box) { event.preventDefault(); box.focus(); }
  });
  on("click", ({ target }) => all(".drop[open]").forEach((menu) => { menu.open = menu.contains(target); }));
  document.querySelector(".error-summary")?.focus();
})();
