// Beside a story's text stands one part of the rest at a time, chosen by tabs that stay in sight. Without this module,
// and where there is no room beside the text, all parts stand under each other and the same names lead to them.
const names = document.querySelector(".jumps > div")
const home = names.parentElement
const panel = document.querySelector(".story-rows")
const wide = matchMedia("(min-width: 1024px)")
const tabs = [...names.children]
const partOf = (tab) => document.querySelector(tab.hash)
const tabOf = (target) => target && tabs.find((tab) => partOf(tab).contains(target))
const targetOf = (hash) => document.getElementById(decodeURIComponent(hash.slice(1)))
const KEY = "newsroom:beside"
const isTabbed = () => panel.contains(names)

const choose = (chosen) => {
  if (!chosen || !isTabbed()) return
  for (const tab of tabs) {
    tab.setAttribute("aria-selected", tab === chosen)
    tab.tabIndex = tab === chosen ? 0 : -1
    // A search of the browser in the page finds words of the other parts too, and opens them.
    partOf(tab).hidden = tab === chosen ? false : "until-found"
  }
  sessionStorage.setItem(KEY, chosen.hash)
}

const first = () =>
  tabOf(targetOf(location.hash)) ??
  tabOf(panel.querySelector(".errorlist")) ??
  tabs.find((tab) => tab.hash === sessionStorage.getItem(KEY)) ??
  tabs.find((tab) => tab.hash === names.dataset.first)

const tabbed = () => {
  names.setAttribute("role", "tablist")
  for (const tab of tabs) {
    tab.setAttribute("role", "tab")
    tab.setAttribute("aria-controls", partOf(tab).id)
    partOf(tab).setAttribute("role", "tabpanel")
  }
  panel.classList.add("tabbed")
  panel.prepend(names)
  choose(first())
}

const listed = () => {
  names.removeAttribute("role")
  for (const tab of tabs) {
    for (const name of ["role", "aria-controls", "aria-selected", "tabindex"]) tab.removeAttribute(name)
    partOf(tab).hidden = false
    partOf(tab).removeAttribute("role")
  }
  panel.classList.remove("tabbed")
  home.append(names)
}

const laidOut = () => (wide.matches ? tabbed() : listed())

names.addEventListener("click", (event) => {
  const tab = isTabbed() && event.target.closest("a")
  if (!tab) return
  event.preventDefault()
  choose(tab)
})
names.addEventListener("keydown", (event) => {
  const at = isTabbed() ? tabs.indexOf(document.activeElement) : -1
  const steps = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: -1, " ": at }
  if (at < 0 || !(event.key in steps)) return
  event.preventDefault()
  const next = tabs.at(steps[event.key] % tabs.length)
  choose(next)
  next.focus()
})
// Before the cursor goes there.
addEventListener("click", ({ target }) => choose(tabOf(targetOf(target.closest?.("a[href^='#']")?.hash ?? ""))), true)
addEventListener("hashchange", () => choose(tabOf(targetOf(location.hash))))
addEventListener("beforematch", ({ target }) => choose(tabOf(target)), true)
wide.addEventListener("change", laidOut)
laidOut()
