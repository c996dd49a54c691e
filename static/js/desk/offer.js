// Words that a browser kept because they did not reach the newsroom, offered on the story's page. Loaded if there are any.
import { storedWords, takeOver } from "desk/sitting"
import { editor, form, gist, store, wordsNow } from "desk/words"

const template = document.getElementById("unsaved-here")
const plain = (text = "") => new DOMParser().parseFromString(text.replace(/</g, " <"), "text/html").body.textContent.trim().split(/\s+/)

// Where the words begin to differ from the saved ones, as articles/rules/excerpt shows it.
const difference = (words) => {
  for (const name of ["body", "headline", "kicker", "standfirst", "method", "dateline", "slug"]) {
    const [before, after] = [storedWords[name], words[name]].map(plain)
    const same = after.findIndex((word, at) => word !== before[at])
    if (same < 0 && before.length === after.length) continue
    const start = Math.max(0, (same < 0 ? after.length : same) - 3)
    const shown = after.slice(start, start + 12).join(" ") || "…"
    return (start ? "… " : "") + shown + (start + 12 < after.length ? " …" : "")
  }
  return ""
}

const fill = ({ words, version }) => {
  form.elements.version.value = version
  for (const [name, value] of Object.entries(words)) if (form.elements[name]) form.elements[name].value = value
  editor()?.commands.setContent(words.body ?? "", { emitUpdate: true })
  form.elements.headline.focus()
}

const show = (key, kept) => {
  const notice = template.content.cloneNode(true).firstElementChild
  const differs = difference(kept.words)
  const clock = { dateStyle: "medium", timeStyle: "short", timeZone: template.dataset.zone }
  notice.querySelector("time").textContent = new Date(kept.at).toLocaleString(document.documentElement.lang, clock)
  notice.querySelector("span").textContent = differs
  notice.querySelector(differs ? "[data-same]" : "[data-differs]").remove()
  notice.addEventListener("click", ({ target }) => {
    if (!target.matches("button")) return
    notice.remove()
    if (target.value === "drop") return store.drop(key)
    fill(kept)
    takeOver(key)
  })
  template.before(notice)
}

// What the newsroom has too is offered by the newsroom, once.
const isThere = ({ words }, here) => words && Object.entries(words).every(([name, value]) => gist(here[name] ?? "") === gist(value))

export const offer = (keys) => {
  const known = JSON.parse(document.getElementById("sittings-known").textContent)
  for (const key of keys) {
    const kept = store.get(key)
    const there = known.find((one) => key.endsWith(one.key))
    const isOver = !kept || there?.ended || there?.sequence >= kept.sequence || gist(kept.words) === gist(wordsNow())
    if (isOver || known.some((one) => isThere(one, kept.words))) store.drop(key)
    else if (template) show(key, kept)
  }
}
