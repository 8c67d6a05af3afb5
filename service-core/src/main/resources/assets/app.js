// Makes the pages better; each works without it.
"use strict";

const LIVE_INTERVAL = 5000;
const FITS = [8, 12, 16, 20, 24, 28, 36];
const NUMBER = /^\s*-?0*\d{1,16}(\.\d{1,4}0*)?\s*$/;

/** Groups the digits before the point, as the server does. */
function grouped(decimal) {
  const [whole, fraction] = String(decimal).split(".");
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction ? `${groups}.${fraction}` : groups;
}

/** Shows a sum that differs from the one on the page. */
function showSum(section, { total, entries }) {
  const figure = section.querySelector(".figure");
  const count = section.querySelector("[data-count]");
  if (figure.value === total && count.dataset.count === String(entries)) {
    return;
  }
  const text = grouped(total);
  figure.value = total;
  figure.textContent = text;
  figure.dataset.fit = FITS.find((fit) => text.length <= fit) ?? FITS.at(-1);
  figure.classList.remove("changed");
  void figure.offsetWidth;
  figure.classList.add("changed");
  count.dataset.count = entries;
  count.textContent = entries === 0 ? count.dataset.none : `${grouped(entries)} ${entries === 1 ? "entry" : "entries"}`;
  document.querySelectorAll("[data-news]").forEach((news) => { news.hidden = false; });
}

/** Keeps a sum current while the page is looked at, until its reader switches that off. */
function keepLive(section) {
  const button = section.querySelector(".live");
  let timer;
  const refresh = async () => {
    try {
      const answer = await fetch(section.dataset.live, { headers: { Accept: "application/json" } });
      if (answer.ok) {
        showSum(section, await answer.json());
      }
      button.classList.toggle("lost", !answer.ok);
    } catch {
      button.classList.add("lost");
    }
  };
  const schedule = () => {
    clearInterval(timer);
    if (!document.hidden && button.getAttribute("aria-pressed") === "true") {
      refresh();
      timer = setInterval(refresh, LIVE_INTERVAL);
    }
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", button.getAttribute("aria-pressed") !== "true");
    schedule();
  });
  document.addEventListener("visibilitychange", schedule);
  schedule();
}

/** Sends a form once, however often its button is pressed. */
function sendOnce(form) {
  const button = form.querySelector("button");
  form.addEventListener("submit", (event) => {
    if (button.getAttribute("aria-disabled") === "true") {
      event.preventDefault();
    }
    button.setAttribute("aria-disabled", "true");
  });
  addEventListener("pageshow", () => button.removeAttribute("aria-disabled"));
}

/** Says beside the field what is wrong with a number before it is sent. */
function checkNumber(input) {
  const fault = document.getElementById(input.dataset.number);
  input.addEventListener("input", () => {
    const wrong = input.value.trim() !== "" && input.value.trim() !== "-" && !NUMBER.test(input.value.replace(/\.$/, ""));
    if (wrong) {
      fault.lastElementChild.textContent = fault.dataset.rule;
    }
    fault.hidden = !wrong;
    input.setAttribute("aria-invalid", wrong);
  });
}

document.querySelectorAll("[data-live]").forEach(keepLive);
document.querySelectorAll("form[method=post]").forEach(sendOnce);
document.querySelectorAll("[data-number]").forEach(checkNumber);
document.querySelectorAll("time").forEach((time) => {
  time.title = new Date(time.dateTime).toLocaleString([], { dateStyle: "medium", timeStyle: "long" });
});
