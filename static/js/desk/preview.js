// Preview shows what is typed now, in a tab of its own; without this module it shows the last saved version.
import { isChanged, keepNow } from "desk/sitting"

const link = document.querySelector("a[data-preview]")
link?.addEventListener("click", async (event) => {
  if (!isChanged()) return
  event.preventDefault()
  // At once, while the browser still knows that somebody pressed something.
  const tab = window.open("", link.target)
  const address = new URL(link.href)
  address.searchParams.set("sitting", await keepNow())
  if (tab) tab.location.replace(address)
  else location.assign(address)
})
