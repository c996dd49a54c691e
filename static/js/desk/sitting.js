// While a story's form is open: keeps what is typed, here and at the newsroom, and says who else is there.
// The page works without it; then words are kept when they are saved.
import { ask, form, freshId, gist, store, whenTyped, wordsNow, wordsOf } from "desk/words"

const gettext = (text) => (window.gettext ? window.gettext(text) : text)
const TICK = 500
const AFTER_A_PAUSE = 1000 // of typing
const AT_THE_LATEST = 2000 // after the first word that was not sent
const HERE_AGAIN = 10000
const PREFIX = "newsroom:unsaved:"

const shared = `${PREFIX}${form.dataset.person}:${new URL(form.dataset.sitting, location).pathname}:`
const stateLine = document.getElementById("save-state")
const othersLine = document.getElementById("others-here")

export const storedWords = (() => {
  const copy = form.cloneNode(true)
  // Its settings stand elsewhere on the page.
  copy.append(...[...form.elements].filter((one) => !form.contains(one)).map((one) => one.cloneNode(true)))
  copy.reset()
  return wordsOf(copy)
})()
const stored = gist(storedWords)
// Words that were given back in the form, or refused, are not saved, whatever the server put into it.
const isGivenBack = Boolean(form.elements.sitting_taken || form.querySelector("[data-focus]"))
let acknowledged = isGivenBack ? "" : stored
let sequence = 0
let typedAt = 0
let unsentSince = 0
let seenAt = 0
let isSending = false
let takenFrom = ""
const own = () => shared + form.elements.sitting.value

const isChanged = () => isGivenBack || gist(wordsNow()) !== stored

const say = (sentence, link) => {
  if (stateLine.dataset.said === sentence) return
  stateLine.dataset.said = sentence
  stateLine.textContent = sentence
  if (!link) return
  const anchor = document.createElement("a")
  Object.assign(anchor, { href: link.href, target: "_blank", rel: "noopener", textContent: link.text })
  stateLine.append(" ", anchor)
}

const nextSequence = () => (sequence = Math.max(sequence + 1, Date.now()))

const keepHere = () => {
  const words = wordsNow()
  if (gist(words) === acknowledged) return
  // The next time that this page sends has a higher number: until then nobody else has these words.
  store.put(own(), { at: Date.now(), version: form.elements.version.value, sequence: sequence + 1, words })
}

const bodyOf = (words) => {
  const data = new FormData()
  for (const name of ["csrfmiddlewaretoken", "version", "sitting", "sitting_taken"])
    if (form.elements[name]) data.append(name, form.elements[name].value)
  data.append("sequence", nextSequence())
  for (const [name, value] of Object.entries(words ?? {})) data.append(name, value)
  if (!words && isChanged()) data.append("writing", "1")
  return data
}

const told = async (answer) => {
  try {
    return await answer.json()
  } catch {
    return null // a page, not an answer
  }
}

const failed = (answer, known) => {
  if (known?.why) say(known.why)
  else if (answer.status === 403 || answer.type === "opaqueredirect")
    say(gettext("You are signed out. Your words are kept in this browser: sign in again, come back here and save."), {
      href: "/admin/login/",
      text: gettext("Sign in in a new tab"),
    })
  else say(gettext("The newsroom does not answer. Your words are kept in this browser and sent again."))
}

const send = async (words) => {
  isSending = true
  const picture = words && gist(words)
  const data = bodyOf(words)
  seenAt = Date.now()
  try {
    const answer = await ask(form.dataset.sitting, data, Boolean(words))
    const known = await told(answer)
    if (!answer.ok || !known) return failed(answer, known)
    if (words) {
      acknowledged = picture
      unsentSince = 0
      if (gist(wordsNow()) === picture) store.drop(own())
      if (takenFrom) store.drop(takenFrom)
    }
    if (othersLine) othersLine.textContent = [known.others, known.newer].filter(Boolean).join(" ")
    if (isChanged()) say(known.kept ? gettext("Not saved yet; kept at %s.").replace("%s", known.kept) : gettext("Not saved yet."))
    else say("")
  } catch (error) {
    console.error(error)
    failed({ status: 0 })
  } finally {
    isSending = false
  }
}

// For whoever shows the words elsewhere: sent at once, whatever the pause. Returns by which key they are kept.
const keepNow = async () => {
  while (isSending) await new Promise((done) => setTimeout(done, 50))
  const words = wordsNow()
  if (gist(words) !== acknowledged) await send(words)
  return form.elements.sitting.value
}

const turn = () => {
  if (isSending || leaving) return
  const now = Date.now()
  const words = wordsNow()
  if (gist(words) !== acknowledged) {
    unsentSince ||= now
    if (now - typedAt >= AFTER_A_PAUSE || now - unsentSince >= AT_THE_LATEST) return send(words)
  }
  if (now - seenAt >= HERE_AGAIN && document.visibilityState === "visible") send(null)
}

const typed = () => {
  if (gist(wordsNow()) === acknowledged) return
  typedAt = Date.now()
  unsentSince ||= typedAt
  keepHere()
}

// Words that this browser held go as soon as the newsroom has them from this page.
export const takeOver = (key) => {
  takenFrom = key
  typed()
}

// Preview shows what is typed now, in a tab of its own; without this it shows the last saved version.
const preview = document.querySelector("a[data-preview]")
preview?.addEventListener("click", async (event) => {
  if (!isChanged()) return
  event.preventDefault()
  // At once, while the browser still knows that somebody pressed something.
  const tab = window.open("", preview.target)
  const address = new URL(preview.href)
  address.searchParams.set("sitting", await keepNow())
  if (tab) tab.location.replace(address)
  else location.assign(address)
})

let leaving = false
whenTyped(typed)
window.addEventListener("submit", (event) => {
  if (event.target === form && !event.defaultPrevented) {
    keepHere()
    leaving = true
  }
})
// Some browsers tell a page that it goes only by one of these.
for (const last of ["beforeunload", "visibilitychange"]) addEventListener(last, keepHere)
window.addEventListener("pagehide", () => {
  keepHere()
  const words = wordsNow()
  const data = bodyOf(gist(words) === acknowledged || leaving ? null : words)
  data.append("leaving", "1")
  navigator.sendBeacon(form.dataset.sitting, data)
})
window.addEventListener("pageshow", ({ persisted }) => {
  leaving = false
  // Come back to by the browser's own way: what was saved meanwhile ended the sitting that this page had.
  if (persisted) form.elements.sitting.value = freshId()
})
const waiting = store.keys(shared).filter((key) => key !== own())
if (waiting.length) import("desk/offer").then(({ offer }) => offer(waiting))
setInterval(turn, TICK)
send(null)
