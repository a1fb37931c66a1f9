"use strict";

const chat = document.getElementById("chat");
const log = document.getElementById("log");
const form = document.getElementById("ask");
const input = document.getElementById("question");
const send = form.querySelector(".send");
const dialog = document.getElementById("passage");
const say = chat.dataset;

/* Everything that is shown passes through textContent: nothing a person or a source wrote becomes markup. */
function element(tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text) made.textContent = text;
  return made;
}

function bubble(name, aside) {
  const made = element("article", `bubble ${name}`);
  if (aside) made.append(element("span", "aside", `${aside}: `));
  log.append(made);
  return made;
}

function typing() {
  const made = bubble("assistant working");
  const dots = element("span", "dots");
  dots.setAttribute("aria-hidden", "true");
  dots.append(element("i"), element("i"), element("i"));
  made.append(dots, element("span", "", say.working));
  return made;
}

function shownChoice(part) {
  const choices = element("form", "choices");
  const button = element("button", "choice", part.label ?? part.text);
  button.name = "question";
  button.value = part.choice;
  choices.append(button);
  return choices;
}

function shownPart(part) {
  if (part.choice !== null) return shownChoice(part);
  const made = element(part.kind === "quote" ? "blockquote" : "p", `part ${part.kind}`);
  if (part.kind === "warning") made.setAttribute("role", "note");
  for (const segment of part.segments) {
    if (!segment.href) {
      made.append(segment.text);
      continue;
    }
    const link = element("a", "cite", segment.text);
    link.href = segment.href;
    link.title = say.open;
    made.append(link);
  }
  return made;
}

/* An address that asks the same question again, to send to a colleague. */
function linkTo(question) {
  const link = element("a", "", say.link);
  link.href = `/?${new URLSearchParams({ hoi: question })}`;
  const made = element("p", "links link");
  made.append(link);
  return made;
}

function shownAnswer(answer, question) {
  const made = bubble("assistant", say.assistant);
  for (const part of answer.parts) made.append(shownPart(part));
  if (question && question.length <= 300) made.append(linkTo(question));
  if (answer.number && answer.status !== "rejected") made.append(opinionForm(answer.number));
}

function saidButton(said, text) {
  const button = element("button", "choice", text);
  button.name = "said";
  button.value = said;
  return button;
}

function opinionForm(number) {
  const made = element("form", "opinion");
  made.setAttribute("aria-label", say.rate);
  const hidden = element("input");
  hidden.type = "hidden";
  hidden.name = "number";
  hidden.value = number;
  made.append(hidden, saidButton("good", say.good), saidButton("bad", say.bad));
  return made;
}

/* What is wrong with an answer: a choice of faults, and room for one's own words. */
function askWhy(opinion, hidden) {
  const words = element("textarea");
  words.name = "comment";
  words.rows = 1;
  words.maxLength = 2000;
  words.placeholder = say.comment;
  words.setAttribute("aria-label", say.comment);
  const faults = Object.entries(JSON.parse(say.faults)).map(([fault, text]) => saidButton(fault, text));
  opinion.replaceChildren(hidden, element("p", "part", say.why), words, ...faults);
}

async function judge(opinion, said) {
  const { number, comment } = opinion.elements;
  const body = { number: Number(number.value), said, comment: comment ? comment.value : "" };
  const kept = await posted("/api/feedback", body);
  if (said === "bad" && !kept.error) askWhy(opinion, number);
  else opinion.replaceChildren(element("p", "note", kept.error ?? kept.thanks));
}

/* A name for one question: sent again under the same name, it is answered once. */
function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function posted(address, body) {
  const headers = { "Content-Type": "application/json" };
  const pauses = [1000, 3000, 9000];
  for (;;) {
    try {
      const response = await fetch(address, { method: "POST", headers, body: JSON.stringify(body) });
      if (response.status < 502 || !pauses.length) return response.json().catch(() => ({ error: say.trouble }));
    } catch {
      if (!pauses.length) return { error: say.unreachable };
    }
    await new Promise((resume) => setTimeout(resume, pauses.shift()));
  }
}

function apology(text) {
  return { parts: [{ kind: "warning", choice: null, segments: [{ text }] }] };
}

async function ask(question) {
  if (!question.trim()) return;
  if (new TextEncoder().encode(JSON.stringify({ question })).length > 65536) {
    shownAnswer(apology(say.tooLarge));
    return;
  }
  send.disabled = true;
  const mine = bubble("person", say.you);
  mine.append(question);
  const waiting = typing();
  window.scrollTo({ top: document.documentElement.scrollHeight });
  const answer = await posted("/api/ask", { question, key: newKey() });
  waiting.remove();
  if (answer.parts) shownAnswer(answer, question);
  else shownAnswer(apology(answer.error ?? say.trouble));
  mine.scrollIntoView({ block: "start" });
  send.disabled = false;
}

function fill(name, text) {
  document.getElementById(name).textContent = text;
}

function showPassage(passage) {
  fill("passage-title", passage.title);
  fill("passage-label", passage.label);
  const context = document.getElementById("passage-context");
  const quote = element("mark", "", passage.quote);
  context.replaceChildren(passage.before, quote, passage.after);
  const picture = document.getElementById("passage-picture");
  picture.hidden = !passage.picture;
  picture.textContent = passage.picture_label;
  if (passage.picture) picture.href = passage.picture;
  const original = document.getElementById("passage-url");
  original.hidden = !passage.url;
  if (passage.url) original.href = passage.url;
  quote.scrollIntoView({ block: quote.offsetHeight > context.parentElement.clientHeight ? "start" : "center" });
}

async function openPassage(link) {
  fill("passage-title", say.opening);
  fill("passage-label", "");
  fill("passage-context", "");
  document.getElementById("passage-page").href = link.href;
  document.getElementById("passage-picture").hidden = true;
  document.getElementById("passage-url").hidden = true;
  dialog.showModal();
  try {
    const response = await fetch(`/api${link.pathname}`);
    const passage = await response.json();
    if (response.ok) showPassage(passage);
    else fill("passage-title", passage.error);
  } catch {
    fill("passage-title", say.unreachable);
  }
}

document.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.target.matches(".opinion")) {
    judge(event.target, event.submitter.value);
    return;
  }
  if (send.disabled) return;
  const chosen = event.submitter?.value;
  ask(chosen || input.value);
  if (chosen) return;
  input.value = "";
  input.focus();
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.cite");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openPassage(link);
});

/* Enter sends, Shift+Enter breaks the line; while a Vietnamese input method is composing, Enter is its own. */
input.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});

document.getElementById("passage-close").addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
if (matchMedia("(hover: hover)").matches) input.focus();
