// Small comforts; every page works without them. Words come from <body data-…>, so that they are translated on the server.
(() => {
  "use strict";
  const words = document.body.dataset, drafts = new WeakMap(), on = (name, act, ...more) => document.addEventListener(name, act, ...more);
  const say = (text, n) => (text || "").replace("{}", n);
  const clock = () => new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" }).format(new Date());
  let unsaved = 0;

  // Drafts: a form with data-draft sends what is typed to that address, and keeps trying.
  const later = (form, draft, wait) => { clearTimeout(draft.timer); draft.timer = setTimeout(save, wait, form, draft); };
  const mark = (draft, dirty) => { if (draft.dirty !== dirty) { draft.dirty = dirty; unsaved += dirty ? 1 : -1; } };
  const tell = (form, text, late) => { const place = form.querySelector("[data-draft-status]"); if (place) { place.textContent = text; place.classList.toggle("late", late); } };
  async function save(form, draft) {
    if (!form.isConnected || form.dataset.sent) return mark(draft, false);
    if (draft.busy) return later(form, draft, 500);
    const typed = draft.typed, fields = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
    draft.busy = true;
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body: fields, redirect: "error", headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken?.value || "" } });
      if (!answer.ok) throw answer.status;
      draft.wait = 4000;
      if (typed === draft.typed) mark(draft, false);
      tell(form, say(words.draftSaved, clock()), false);
    } catch {
      if (!form.dataset.sent) tell(form, words.draftLate, true);
      later(form, draft, draft.wait = Math.min(draft.wait * 2, 60000));
    }
    draft.busy = false;
  }

  // Counters: say how much room is left; let people type on and shorten, instead of cutting what they paste.
  const count = (area) => {
    const place = document.querySelector(`[data-counter="${area.id}"]`);
    if (!place) return;
    if (area.maxLength > 0) { area.dataset.most = area.maxLength; area.removeAttribute("maxlength"); }
    const left = area.dataset.most - area.value.length, over = left < 0;
    area.setCustomValidity(over ? say(words.over, -left) : "");
    place.classList.toggle("over", over);
    clearTimeout(area.saying);
    area.saying = setTimeout(() => { place.textContent = say(over ? words.over : words.left, Math.abs(left)); }, 300);
  };
  on("focusin", ({ target }) => { if (target.matches("textarea")) count(target); });
  on("input", ({ target }) => {
    if (target.matches("textarea")) count(target);
    const form = target.closest("form[data-draft]");
    if (!form) return;
    const draft = drafts.get(form) || drafts.set(form, { typed: 0, wait: 4000, dirty: false }).get(form);
    draft.typed += 1;
    mark(draft, true);
    later(form, draft, 1500);
  });
  addEventListener("beforeunload", (event) => { if (unsaved > 0) event.preventDefault(); });

  // A form is sent once. The server would refuse the second one too.
  const free = (form) => { delete form.dataset.sent; form.querySelectorAll("[aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled")); };
  on("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    const draft = drafts.get(form);
    if (draft) { clearTimeout(draft.timer); mark(draft, false); }
    form.querySelectorAll("button:not([type=button])").forEach((button) => button.setAttribute("aria-disabled", "true"));
    setTimeout(free, 15000, form);
  });
  addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(free));

  // "/" goes to the search box; Escape or a click elsewhere closes an open menu.
  on("keydown", (event) => {
    if (event.key === "Escape") document.querySelectorAll(".drop[open]").forEach((menu) => { menu.open = false; menu.firstElementChild.focus(); });
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
    const narrow = document.querySelector(".drop.search"), inputs = [...document.querySelectorAll(".find input")];
    if (narrow?.checkVisibility()) narrow.open = true;
    const box = inputs.find((input) => input.checkVisibility());
    if (box) { event.preventDefault(); box.focus(); box.select(); }
  });
  on("click", ({ target }) => document.querySelectorAll(".drop[open]").forEach((menu) => { if (!menu.contains(target)) menu.open = false; }));
  document.querySelector(".error-summary")?.focus();
})();
