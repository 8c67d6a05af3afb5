// Sends a file to the bucket in parts, and follows an import. Without it the form sends the file as a whole.
"use strict";

const AT_ONCE = 3;
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30000;
const SILENCE = 30000;
const FOLLOW_INTERVAL = 1000;
const MIB = 1024 * 1024;
const SAVED = "counter.upload:";

/** A failure that repeating the request does not change, in words for the visitor. */
class Refusal extends Error {
  constructor(words, status) {
    super(words);
    this.status = status;
  }
}

/** Requests JSON of the service. */
async function call(method, path, body, headers) {
  const answer = await fetch(path, {
    method, body: body && JSON.stringify(body), headers: { Accept: "application/json", "Content-Type": "application/json", ...headers },
  });
  const json = answer.status === 204 ? {} : await answer.json();
  if (answer.ok) {
    return json;
  }
  throw [408, 503].includes(answer.status) ? Object.assign(new Error(), { words: json.title })
    : new Refusal(json.expected ? `${json.detail} Expected: ${json.expected}.` : json.detail, answer.status);
}

/** Sends a part to the bucket. Fails when the connection breaks or is silent for long. */
function put(url, bytes, signal, onProgress) {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    let silence = setTimeout(abort, SILENCE);
    request.upload.addEventListener("progress", ({ loaded }) => {
      clearTimeout(silence);
      silence = setTimeout(abort, SILENCE);
      onProgress(loaded);
    });
    request.addEventListener("loadend", () => {
      clearTimeout(silence);
      request.status === 200 ? resolve() : reject(new Error());
    });
    signal.addEventListener("abort", abort);
    request.open("PUT", url);
    request.send(bytes);
  });
}

/** One file on its way to the bucket, whose list of parts is the truth. The browser keeps its secret id. */
class Upload {
  constructor(file, uploads, show) {
    const key = SAVED + JSON.stringify([file.name, file.size, file.lastModified]);
    Object.assign(this, { file, uploads, show, key, headers: crypto.randomUUID && { "Idempotency-Key": crypto.randomUUID() } });
  }

  get path() {
    return `${this.uploads}/${localStorage[this.key]}`;
  }

  /** Sends what is missing. Returns the secret id of the file. */
  async run() {
    this.aborter = new AbortController();
    try {
      let state = await this.attempt(() => this.open());
      while (state.state === "uploading") {
        await this.sendParts(state);
        state = await this.attempt(() => this.complete());
      }
      delete localStorage[this.key];
      return state.manage;
    } finally {
      this.aborter.abort();
    }
  }

  async open() {
    if (localStorage[this.key]) {
      try {
        return await call("GET", this.path);
      } catch (error) {
        if (!(error instanceof Refusal)) {
          throw error;
        }
      }
    }
    const state = await call("POST", this.uploads, { name: this.file.name, bytes: this.file.size }, this.headers);
    localStorage[this.key] = state.manage;
    return state;
  }

  /** The bucket may have lost a part: then the state says which. */
  complete() {
    return call("POST", `${this.path}/complete`).catch((error) => {
      if (error.status === 409) {
        return call("GET", this.path);
      }
      throw error;
    });
  }

  async sendParts({ parts, part_bytes: size, uploaded }) {
    const blob = (number) => this.file.slice((number - 1) * size, number * size);
    this.sent = new Map(uploaded.filter(({ number, bytes }) => blob(number).size === bytes).map(({ number, bytes }) => [number, bytes]));
    this.parts = { sent: this.sent.size, all: parts };
    const missing = Array.from({ length: parts }, (none, index) => index + 1).filter((number) => !this.sent.has(number));
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (let number = missing.shift(); number; number = missing.shift()) {
        await this.attempt((signal) => this.sendPart(number, blob(number), signal));
        this.parts.sent++;
        this.report();
      }
    }));
  }

  /** Sends a part to a URL that was just signed. */
  async sendPart(number, bytes, signal) {
    const signed = await call("POST", `${this.path}/parts`, { from: number, to: number });
    try {
      await put(signed.parts[0].url, bytes, signal, (loaded) => {
        this.sent.set(number, loaded);
        this.report();
      });
      this.sent.set(number, bytes.size);
    } catch (error) {
      this.sent.delete(number);
      await bytes.slice(0, 1).arrayBuffer().catch(() => { throw new Refusal("The file has changed or cannot be read. Choose it again."); });
      throw error;
    }
  }

  /** Repeats what fails, after growing pauses or once the browser is online, until it is refused or aborted. */
  async attempt(action) {
    const { signal } = this.aborter;
    for (let wait = FIRST_WAIT; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
      try {
        return await action(signal);
      } catch (error) {
        if (error instanceof Refusal || signal.aborted) {
          throw error;
        }
        this.report(`${error.words ?? "The connection was lost"}. It continues by itself.`);
        await new Promise((resolve) => {
          setTimeout(resolve, wait);
          addEventListener("online", resolve, { once: true, signal });
        });
        signal.throwIfAborted();
      }
    }
  }

  report(trouble) {
    this.show([...this.sent?.values() ?? []].reduce((sum, bytes) => sum + bytes, 0), this.parts, trouble);
  }

  /** Ends the upload at the service. */
  async remove() {
    this.aborter.abort();
    if (localStorage[this.key]) {
      await call("DELETE", this.path);
      delete localStorage[this.key];
    }
  }
}

/** Lets the form send its file in parts. */
function sendInParts(form) {
  const sending = document.getElementById("sending");
  const [button, input, fault] = ["button", "input", ".fault"].map((part) => form.querySelector(part));
  const [name, progress, count, news, pauseButton, stopButton] = ["h2", "progress", ".soft", "[role=status]", "button", "button + button"]
    .map((part) => sending.querySelector(part));
  let upload;

  const say = (words) => { news.textContent === words || (news.textContent = words); };
  const show = (bytes, parts, trouble) => {
    const { size } = upload.file;
    progress.value = bytes;
    count.textContent = parts ? `${parts.sent} of ${parts.all} parts sent, ${(bytes / MIB).toFixed(1)} of ${(size / MIB).toFixed(1)} MiB` : "";
    say(trouble ?? `${Math.floor(10 * bytes / size) * 10} % sent. If this page is closed, choose the same file within a day to continue.`);
  };
  const switchTo = (isSending, words = "") => {
    form.hidden = isSending;
    sending.hidden = !isSending;
    button.removeAttribute("aria-disabled");
    fault.lastElementChild.textContent = words;
    fault.hidden = !words;
    input.setAttribute("aria-invalid", Boolean(words));
    (isSending ? pauseButton : input).focus();
  };
  const run = async () => {
    pauseButton.textContent = "Pause";
    say("Connecting.");
    try {
      location.assign(`${form.dataset.page}?manage=${await upload.run()}`);
    } catch (error) {
      if (error instanceof Refusal) {
        switchTo(false, error.message);
      }
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const file = input.files[0];
    if (!file?.size) {
      switchTo(false, file ? "The file is empty. Choose one with at least one number." : "Choose a file.");
    } else if (sending.hidden) {
      upload = new Upload(file, form.dataset.uploads, show);
      name.textContent = file.name;
      progress.max = file.size;
      switchTo(true);
      run();
    }
  });
  pauseButton.addEventListener("click", () => {
    if (upload.aborter.signal.aborted) {
      run();
    } else {
      upload.aborter.abort();
      pauseButton.textContent = "Continue";
      say("Paused. What was sent is kept for a day.");
    }
  });
  stopButton.addEventListener("click", () => upload.remove().then(() => switchTo(false), () => {
    pauseButton.textContent = "Continue";
    say("The connection was lost. Nothing more is sent; stop again to delete what was.");
  }));
  Object.keys(localStorage).filter((key) => key.startsWith(SAVED)).forEach((key) => listUnfinished(key, form));
}

/** Names an upload that this browser began, if the service still knows it. */
async function listUnfinished(key, form) {
  try {
    const { name, uploaded, parts } = await call("GET", `${form.dataset.uploads}/${localStorage[key]}`);
    const item = document.createElement("li");
    item.textContent = `${name}: ${uploaded?.length ?? "all"} of ${parts ?? "all"} parts sent. Choose the same file to continue.`;
    document.querySelector(".unfinished").append(item);
  } catch (error) {
    if (error instanceof Refusal) {
      delete localStorage[key];
    }
  }
}

/** Shows the page of an import as the service renders it now, until the import has ended. */
async function follow(section) {
  const lost = section.querySelector("[data-lost]");
  while (section.dataset.follow) {
    await new Promise((resolve) => setTimeout(resolve, FOLLOW_INTERVAL));
    const answer = document.hidden ? null : await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => ({ ok: false }));
    lost.hidden = answer?.ok ?? lost.hidden;
    if (answer?.ok) {
      update(section, new DOMParser().parseFromString(await answer.text(), "text/html"));
    }
  }
}

/** Replaces the parts that differ, and keeps the focus. */
function update(section, page) {
  document.title = page.title;
  section.dataset.follow = page.querySelector("[data-follow]") ? "active" : "";
  for (const part of document.querySelectorAll("[data-part]")) {
    const now = page.querySelector(`[data-part=${part.dataset.part}]`);
    if (!now.isEqualNode(part)) {
      const focused = part.contains(document.activeElement);
      Object.assign(part, { className: now.className, hidden: now.hidden });
      part.replaceChildren(...now.childNodes);
      if (focused) {
        part.querySelector("button, a").focus();
      }
    }
  }
}

document.querySelectorAll("[data-uploads]").forEach(sendInParts);
document.querySelectorAll("[data-follow]").forEach(follow);
document.querySelectorAll("[data-absolute]").forEach((link) => { link.textContent = link.href; });
