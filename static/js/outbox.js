/* Answers that wait on this phone, and nowhere else. Each has a key of its own, so that sending it twice stores it once. */
(() => {
  "use strict";
  const STORE = "answers", PATIENCE = 30000, HELD = 1800000, WORDS = 7;

  function open() {
    return new Promise((done, failed) => {
      const asked = indexedDB.open("outbox", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "key" });
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
  }
  async function act(mode, how) {
    const box = await open();
    try {
      return await new Promise((done, failed) => {
        const deed = box.transaction(STORE, mode), asked = how(deed.objectStore(STORE));
        deed.oncomplete = () => done(asked.result);
        deed.onabort = deed.onerror = () => failed(deed.error);
      });
    } finally { box.close(); }
  }
  const all = () => act("readonly", (store) => store.getAll());
  const get = (key) => act("readonly", (store) => store.get(key));

  /* Other tabs hear of it too; pages only need to know how many there are. */
  async function changed() {
    const kept = await all();
    const sent = kept.filter((one) => one.code).length;
    try { localStorage.setItem("outbox", JSON.stringify({ waiting: kept.length - sent, sent })); } catch (error) { /* Full. */ }
    document.dispatchEvent(new Event("outbox"));
  }
  async function put(one) { await act("readwrite", (store) => store.put(one)); await changed(); }
  /* Changed answers take the place of those before in one step: they are never both there, and never both gone. */
  function add(one, before) {
    return alone(async () => {
      const old = before && await get(before), instead = old && !old.code ? [...old.instead, before] : [];
      await act("readwrite", (store) => {
        if (instead.length) { store.delete(before); }
        return store.put({ ...one, instead });
      });
      await changed();
    });
  }
  /* What arrived meanwhile stays: its seven words are nowhere else. */
  function remove(key, of_sent) {
    return alone(async () => {
      const one = await get(key);
      if (one && (of_sent || !one.code)) { await act("readwrite", (store) => store.delete(key)); }
      await changed();
    });
  }
  /* It must not go while somebody is changing it; a tab that was closed does not hold it for ever. */
  function hold(key) {
    return alone(async () => {
      const one = await get(key);
      if (!one || one.code) { return null; }
      await put({ ...one, held: Date.now() });
      return one;
    });
  }

  /* One tab at a time: while answers are on their way, nobody can delete or change them. */
  function alone(deed) { return navigator.locks ? navigator.locks.request("outbox", deed) : deed(); }

  async function ask(address, options) {
    const stop = new AbortController(), waiting = setTimeout(() => stop.abort(), PATIENCE);
    try { return await fetch(address, { ...options, cache: "no-store", signal: stop.signal }); } finally { clearTimeout(waiting); }
  }
  async function send(one) {
    const { token } = await (await ask("/no-signal/token.json")).json();
    const before = one.instead.map((key) => ["instead", key]);
    const body = new URLSearchParams([...one.answers, ...before, ["form_key", one.key], ["csrf_token", token]]);
    /* From here on they may arrive, even where no answer comes back. */
    await put({ ...one, tried: true });
    const answer = await ask(one.address, { method: "POST", body, headers: { Accept: "application/json" } });
    const { code, message } = await answer.json().catch(() => ({}));
    if (answer.ok && code && code.split(" ").length === WORDS) {
      /* Once they are there the phone forgets the answers; it keeps the seven words until somebody has them. */
      await put({ key: one.key, when: one.when, code });
    } else if (answer.status === 422 || answer.status === 413) {
      await put({ ...one, refused: message || " " });
    }
  }
  function flush() {
    return alone(async () => {
      for (const { key } of await all()) {
        const one = await get(key);
        if (!one || one.code || one.refused || Date.now() - one.held < HELD) { continue; }
        try { await send(one); } catch (error) { return; }
      }
    });
  }
  /* Somebody pressed: what was refused or held is tried again too. */
  async function again(key) {
    await alone(async () => {
      const one = await get(key);
      if (one && !one.code) { delete one.refused; delete one.held; await put(one); }
    });
    await flush();
  }

  window.outbox = { all, get, add, hold, remove, flush, again };
  window.addEventListener("online", flush);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) { flush(); } });
  changed().then(flush).catch(() => { /* This browser keeps nothing, so nothing waits. */ });
})();
