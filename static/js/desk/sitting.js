// While a story's form is open: keeps what is typed, here and at the newsroom, and says who else is there.
// The page works without it; then words are kept when they are saved.
import { freshId, gist, store } from "desk/local"
import { editor, form, whenTyped, wordsNow, wordsOf } from "desk/words"

const gettext = (text) => (window.gettext ? window.gettext(text) : text)
const TICK = 500
const AFTER_A_PAUSE = 1000 // of typing
const AT_THE_LATEST = 2000 // after the first word that was not sent
const HERE_AGAIN = 10000
const WAIT = 8000
const PREFIX = "newsroom:unsaved:"

const shared = `${PREFIX}${form.dataset.person}:${new URL(form.dataset.sitting, location).pathname}:`
const stateLine = document.getElementById("save-state")
const othersLine = document.getElementById("others-here")

const stored = (() => {
  const copy = form.cloneNode(true)
  // Its settings stand elsewhere on the page.
  copy.append(...[...form.elements].filter((one) => !form.contains(one)).map((one) => one.cloneNode(true)))
  copy.reset()
  return gist(wordsOf(copy))
})()
// Words that were given back in the form are not saved, whatever the server put into it.
let acknowledged = stored
let sequence = 0
let typedAt = 0
let unsentSince = 0
let seenAt = 0
let isSending = false
let takenFrom = ""
const own = () => shared + form.elements.sitting.value

export const isChanged = () => gist(wordsNow()) !== stored || Boolean(form.elements.sitting_taken)

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

const ask = (data, isPersons) =>
  fetch(form.dataset.sitting, {
    method: "POST",
    body: data,
    redirect: "manual",
    signal: AbortSignal.timeout(WAIT),
    // The page asks by itself: nobody has done anything, so no session lives longer for it.
    headers: isPersons ? {} : { "X-Nobody-There": "1" },
  })

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
    const answer = await ask(data, Boolean(words))
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
export const keepNow = async () => {
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

// What this browser holds and the newsroom does not.
const offerWhatIsHere = () => {
  const known = new Map(JSON.parse(document.getElementById("sittings-known").textContent).map((one) => [one.key, one]))
  for (const key of store.keys(shared)) {
    const kept = store.get(key)
    const there = known.get(key.slice(shared.length))
    const isOwn = key === own()
    if (!kept || there?.ended || there?.sequence >= kept.sequence || gist(kept.words) === gist(wordsNow())) {
      if (!isOwn) store.drop(key)
    } else if (!isOwn) offer(key, kept)
  }
}

const fill = ({ words, version }) => {
  form.elements.version.value = version
  for (const [name, value] of Object.entries(words)) if (form.elements[name]) form.elements[name].value = value
  editor()?.commands.setContent(words.body ?? "", { emitUpdate: true })
  form.elements.headline.focus()
  typed()
}

const offer = (key, kept) => {
  const template = document.getElementById("unsaved-here")
  if (!template) return
  const notice = template.content.cloneNode(true).firstElementChild
  notice.addEventListener("click", ({ target }) => {
    if (!target.matches("button")) return
    notice.remove()
    if (target.value === "drop") store.drop(key)
    else {
      takenFrom = key
      fill(kept)
    }
  })
  template.before(notice)
}

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
if (form.elements.sitting_taken) acknowledged = ""
offerWhatIsHere()
setInterval(turn, TICK)
send(null)
