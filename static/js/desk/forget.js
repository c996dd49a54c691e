// After log-out nothing that anybody typed at the desk stays in this browser.
const PREFIX = "newsroom:unsaved:"
try {
  for (const store of [localStorage, sessionStorage])
    for (const key of Object.keys(store)) if (key.startsWith(PREFIX)) store.removeItem(key)
} catch (error) {
  console.error(error) // a browser that lets nobody store anything has nothing to forget
}
