/* Keeps the answers of this page on the phone, and shows what waits there. Without it the form is sent like any other. */
(() => {
  "use strict";
  const place = document.querySelector("[data-outbox]"), form = document.querySelector("[data-keeps]");
  /* Shown in the place of a page that did not come: that page is asked for again, and has what was typed. */
  const again = document.querySelector("[data-again]");
  function typed_here() {
    try { return (JSON.parse(sessionStorage.getItem("typed")) || {}).path === location.pathname; } catch (error) { return false; }
  }
  if (again && location.pathname !== "/no-signal") {
    again.hidden = false;
    again.querySelector("[data-typed]").hidden = !typed_here();
    document.querySelector("[data-back]").hidden = true;
  }
  if (!window.indexedDB || !window.outbox || !place) { return; }
  const list = place.querySelector("[data-list]");
  const TELLS = ["good", "better", "one_thing", "rating", "services"], CHANGE = "change";

  function part(name) { return place.querySelector(`[data-one=${name}]`).content.firstElementChild.cloneNode(true); }
  function say(element, words) { element.textContent = words; return element; }

  function waiting(one) {
    const shown = part("waiting");
    say(shown.querySelector("[data-when]"), new Date(one.when).toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" }));
    shown.querySelector("[data-says=waiting]").hidden = Boolean(one.refused || one.tried);
    shown.querySelector("[data-says=tried]").hidden = Boolean(one.refused || !one.tried);
    shown.querySelector("[data-says=refused]").hidden = !one.refused;
    say(shown.querySelector("[data-reason]"), one.refused || "");
    const answers = shown.querySelector("[data-answers]");
    one.shown.forEach(([question, answer]) => {
      answers.append(say(document.createElement("dt"), question), say(document.createElement("dd"), answer));
    });
    return shown;
  }
  function sent(one) {
    const shown = part("sent");
    one.code.split(" ").forEach((word) => {
      const line = document.createElement("li");
      line.append(say(document.createElement("code"), word));
      shown.querySelector("[data-code]").append(line);
    });
    return shown;
  }
  /* Once answers are kept, an empty form above them would look as if they were gone. */
  const asks = document.querySelector("[data-asks]"), more = document.querySelector("[data-more]");
  const title = document.querySelector("h1"), asking = title.textContent;
  function ask(yes) {
    asks.hidden = !yes; more.hidden = yes;
    title.textContent = yes ? asking : title.dataset.kept;
  }
  if (more) { more.addEventListener("click", () => { ask(true); window.scrollTo(0, 0); title.focus(); }); }
  let drawn = 0;
  async function draw() {
    const mine = drawn += 1, kept = await window.outbox.all();
    if (mine !== drawn) { return; }
    place.hidden = false;
    place.querySelector("[data-nothing]").hidden = kept.length > 0;
    list.replaceChildren(...kept.map((one) => {
      const shown = one.code ? sent(one) : waiting(one);
      shown.dataset.key = one.key;
      return shown;
    }));
  }

  /* Deleting is asked twice: nobody can bring the answers back. */
  const deeds = {
    send: (shown) => window.outbox.again(shown.dataset.key),
    ask: (shown) => { shown.querySelector("[data-sure]").hidden = false; shown.querySelector("[data-do=delete]").focus(); },
    keep: (shown) => { shown.querySelector("[data-sure]").hidden = true; shown.querySelector("[data-do=ask]").focus(); },
    delete: async (shown) => {
      await window.outbox.remove(shown.dataset.key, Boolean(shown.querySelector("[data-code]")));
      place.focus();
    },
    change: async (shown) => {
      const one = await window.outbox.hold(shown.dataset.key);
      if (!one) { return; }
      sessionStorage.setItem(CHANGE, one.key);
      if (location.pathname === one.address) { await refill(); } else { location.assign(one.address); }
    }
  };
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) { deeds[button.dataset.do](button.closest("[data-key]")); }
  });

  function controls() { return [...form.elements].filter((one) => one.name && one.type !== "hidden"); }
  function question(control) {
    const group = control.closest("fieldset");
    return (group ? group.querySelector("legend") : control.labels[0]).textContent.trim();
  }
  function answer(control) { return control.type === "textarea" ? control.value : control.labels[0].textContent.trim(); }
  function given(control) { return control.type === "textarea" ? control.value.trim() : control.checked; }

  async function refill() {
    const one = await window.outbox.get(sessionStorage.getItem(CHANGE));
    if (!form || !one || one.code) { return; }
    controls().forEach((control) => {
      const values = one.answers.filter(([name]) => name === control.name).map(([, value]) => value);
      if (control.type === "textarea") { control.value = values[0] || ""; } else { control.checked = values.includes(control.value); }
    });
    ask(true);
    form.scrollIntoView();
    form.querySelector("input, textarea").focus();
  }
  /* 128 bits and more, in the form the server asks for. */
  function key() {
    return [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }
  /* A browser may keep nothing, or be full: then the form goes as it always did, where there is signal. */
  function cannot() {
    if (form.elements.csrf_token && navigator.onLine) { form.submit(); } else { form.querySelector("[data-cannot]").hidden = false; }
  }
  async function keep(event) {
    event.preventDefault();
    if (form.dataset.keeping) { return; }
    const all = controls().filter(given), empty = form.querySelector("[data-empty]");
    empty.hidden = all.some((control) => TELLS.includes(control.name));
    if (!empty.hidden) { return; }
    const answers = all.map((control) => [control.name, control.value]);
    form.dataset.keeping = "yes";
    const one = { key: key(), when: Date.now(), address: location.pathname, answers, shown: all.map((each) => [question(each), answer(each)]) };
    /* What these take the place of may have arrived all the same: then the site takes it back. */
    try { await window.outbox.add(one, sessionStorage.getItem(CHANGE)); } catch (error) { cannot(); return; } finally { delete form.dataset.keeping; }
    sessionStorage.removeItem(CHANGE);
    sessionStorage.removeItem("typed");
    form.reset();
    ask(false);
    window.scrollTo(0, 0);
    place.focus();
    await window.outbox.flush();
  }

  document.addEventListener("outbox", draw);
  if (form) { form.addEventListener("submit", keep); refill(); }
  draw().catch(() => { place.hidden = true; });
})();
