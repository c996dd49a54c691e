// What the last press did stands at the top and stays there for a while. It never covers what has the focus, nor the
// headline, and goes as soon as somebody scrolls, presses its button or waits.
const list = document.querySelector("ul.messagelist")
const gettext = (text) => (window.gettext ? window.gettext(text) : text)

const letGo = () => list.classList.add("let-go")

// How far the list reaches down over this part of the page; 0 while it stands in its own place.
const over = (part) => {
  const told = list.getBoundingClientRect()
  const { top, bottom, height } = part.getBoundingClientRect()
  const isStuck = told.top <= 0 && scrollY > 0
  return isStuck && height && bottom > told.top && top < told.bottom ? told.bottom - top + 8 : 0
}

const uncover = () => {
  const parts = [document.activeElement, document.querySelector("#content h1")]
  const most = Math.max(...parts.map((part) => (part && part !== document.body ? over(part) : 0)))
  if (most > 0) scrollBy({ top: -most, behavior: "instant" })
}

const addButton = () => {
  const item = document.createElement("li")
  const button = document.createElement("button")
  item.className = "dismiss"
  button.type = "button"
  button.textContent = gettext("Close")
  button.addEventListener("click", () => {
    list.remove()
    document.querySelector("#content-start")?.focus({ preventScroll: true })
  })
  item.append(button)
  list.append(item)
}

if (list) {
  addButton()
  const measure = () => document.documentElement.style.setProperty("--told", `${list.offsetHeight + 8}px`)
  new ResizeObserver(measure).observe(list)
  measure()
  for (const event of ["wheel", "touchmove"]) addEventListener(event, letGo, { once: true, passive: true })
  document.addEventListener("focusin", () => requestAnimationFrame(uncover))
  // A page that goes on at the same words says so when it is there.
  document.addEventListener("desk:placed", uncover)
  requestAnimationFrame(uncover)
}
