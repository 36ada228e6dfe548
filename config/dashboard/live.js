// Looks at the page again when the daemon says that something changed. Without it, the page is as good as when it came.
"use strict";

(() => {
  const main = document.getElementById("main");
  const voice = document.getElementById("live");
  if (!main || !window.EventSource || document.querySelector(".login")) return;

  let stream = null;
  let isBusy = false;
  let isStale = false;
  let shown = main.innerHTML;
  let spoken = 0;

  // What an element is called on this page and on the next one.
  const nameOf = (element) => {
    if (element.id) return `#${element.id}`;
    if (element.tagName === "A") return `a ${element.getAttribute("href")}`;
    const hidden = element.form
      ? [...element.form.elements].filter((one) => one.type === "hidden").map((one) => `${one.name}=${one.value}`)
      : [];
    return `${element.tagName} ${element.name || element.textContent} ${hidden.join("&")}`;
  };
  const find = (name) =>
    [...main.querySelectorAll("a, button, input, select, textarea, summary")].find((one) => nameOf(one) === name);
  const isTyped = (field) =>
    field.tagName === "SELECT"
      ? [...field.options].some((option) => option.selected !== option.defaultSelected)
      : field.type !== "hidden" && field.value !== field.defaultValue;

  // Puts another version of the page in place, and leaves alone what somebody is doing with it.
  const replace = (next) => {
    const focused = main.contains(document.activeElement) ? nameOf(document.activeElement) : null;
    const selection = focused && "selectionStart" in document.activeElement
      ? [document.activeElement.selectionStart, document.activeElement.selectionEnd] : null;
    const typed = [...main.querySelectorAll("input, select, textarea")].filter(isTyped)
      .map((field) => [nameOf(field), field.value]);
    const opened = [...main.querySelectorAll("details[id]")].map((one) => [one.id, one.open]);
    const [left, top] = [window.scrollX, window.scrollY];
    main.replaceChildren(...next.childNodes);
    for (const [id, isOpen] of opened) {
      const details = document.getElementById(id);
      if (details) details.open = isOpen;
    }
    for (const [name, value] of typed) {
      const field = find(name);
      if (field) field.value = value;
    }
    const element = focused && find(focused);
    if (element) {
      element.focus({ preventScroll: true });
      if (selection && selection[0] !== null) {
        try { element.setSelectionRange(...selection); } catch { /* this kind of field has no selection */ }
      }
    } else if (focused) {
      main.focus({ preventScroll: true });
    }
    window.scrollTo(left, top);
  };

  const look = async () => {
    if (isBusy) { isStale = true; return; }
    isBusy = true;
    isStale = false;
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html" }, credentials: "same-origin" });
      // A login, or a page that is gone: the next click says so.
      if (answer.ok && !answer.redirected) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const next = page.getElementById("main");
        if (next && next.innerHTML !== shown) {
          shown = next.innerHTML;
          document.title = page.title;
          replace(next);
          // Said, but not all the time.
          if (Date.now() - spoken > 20000) {
            spoken = Date.now();
            voice.textContent = "";
            setTimeout(() => { voice.textContent = voice.dataset.updated; }, 50);
          }
        }
      }
    } catch { /* the stream says when the daemon is back */ }
    isBusy = false;
    if (isStale) look();
  };

  // However much happens, the page is asked for every three seconds at most.
  let timer = null;
  let asked = 0;
  const soon = () => {
    if (timer) return;
    timer = setTimeout(() => { timer = null; asked = Date.now(); look(); }, Math.max(0, asked + 3000 - Date.now()));
  };

  const listen = () => {
    if (stream || document.hidden) return;
    stream = new EventSource("/events");
    let wasOpen = false;
    stream.addEventListener("open", () => { if (wasOpen) look(); wasOpen = true; });
    stream.addEventListener("change", soon);
  };
  const pause = () => { stream?.close(); stream = null; };

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) { pause(); return; }
    look();
    listen();
  });
  window.addEventListener("pagehide", pause);
  window.addEventListener("pageshow", (event) => { if (event.persisted) { look(); listen(); } });
  listen();
})();
