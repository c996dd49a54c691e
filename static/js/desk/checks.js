// What the checklist finds in the words of the form, asked again in the pauses of whoever writes.
// Without this module the panel leads to what it finds in the last saved version.
import { ask, form, gist, whenTyped, wordsNow } from "desk/words"

const gettext = (text) => (window.gettext ? window.gettext(text) : text)
const panel = document.getElementById("checks")
const countLine = document.getElementById("checks-count")
const list = document.getElementById("checks-found")
const tab = document.getElementById("checks-tab")
const TICK = 500
const PAUSE = 1000
const AT_MOST_EVERY = 2000
const AFTER_A_FAILURE = 15000

let typedAt = 0
let nextAt = 0
let isDue = true
let isAsking = false
let isPersons = false
let asked = ""
let shown = ""

// A status that is written again is read out again.
const say = (sentence) => {
  if (countLine.textContent !== sentence) countLine.textContent = sentence
}

const show = ({ count, html }) => {
  say(count)
  if (html === shown) return
  shown = html
  const place = list.contains(document.activeElement) && document.activeElement.getAttribute("href")
  list.innerHTML = html
  tab.textContent = list.querySelectorAll("li").length || ""
  if (!place) return
  // Whoever stood on a point stands on it still, or before the list.
  const again = list.querySelector(`a[href="${CSS.escape(place)}"]`) ?? panel
  if (again === panel) panel.tabIndex = -1
  again.focus({ preventScroll: true })
}

const askNow = async () => {
  isDue = false
  nextAt = Date.now() + AT_MOST_EVERY
  const words = wordsNow()
  if (gist(words) === asked) return
  isAsking = true
  asked = gist(words)
  const data = new FormData()
  data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value)
  for (const [name, value] of Object.entries(words)) data.append(name, value)
  let known = null
  try {
    const answer = ask(panel.dataset.checks, data, isPersons)
    isPersons = false
    known = await (await answer).json()
  } catch {
    // No answer, or a page: signed out.
  }
  isAsking = false
  if (known?.html !== undefined) return show(known)
  say(known?.why ?? gettext("The checks cannot be asked now; below stands what they found before."))
  if (known) return
  asked = ""
  isDue = true
  nextAt = Date.now() + AFTER_A_FAILURE
}

whenTyped(() => {
  typedAt = Date.now()
  isDue = isPersons = true
})
setInterval(() => {
  const now = Date.now()
  if (isDue && !isAsking && document.visibilityState === "visible" && now - typedAt >= PAUSE && now >= nextAt) askNow()
}, TICK)
