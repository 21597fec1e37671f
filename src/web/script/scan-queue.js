// Marks that wait on this phone until the server has them. Each has an id of its own: sent twice, it counts once.

const retryMs = 15_000

const read = (name) => {
  try {
    return JSON.parse(localStorage.getItem(name) ?? '[]')
  } catch {
    // Somebody else's, or cut off: nothing of it can be sent.
    return []
  }
}

/** Marks are sent in their order; `tell` hears what became of each. */
export const openQueue = (name, address, tell) => {
  let waiting = read(name)
  let isSending = false
  const keep = () => localStorage.setItem(name, JSON.stringify(waiting))

  const ask = async (path, init = {}) => {
    try {
      return await fetch(`${address}/${path}`, init)
    } catch {
      // No network: the mark stays in the queue.
      return null
    }
  }

  const send = async (mark) => {
    const found = await ask(`match?${new URLSearchParams({ tag: mark.tag })}`)
    if (!found?.ok) return found
    // Nothing has that tag, or several things: a person has to say more.
    if (['unknown', 'several'].includes((await found.clone().json()).kind)) return found
    return ask('marks', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(mark),
    })
  }

  const answered = async (mark, answer) => {
    const said = await answer.json()
    if (!answer.ok) return tell.refused(mark, said.detail ?? String(answer.status))
    return 'kind' in said ? tell.unclear(mark) : tell.kept(mark)
  }

  const flush = async () => {
    if (isSending) return
    isSending = true
    try {
      while (waiting.length > 0) {
        const [mark] = waiting
        const answer = await send(mark)
        if (answer === null || answer.status >= 500 || answer.status === 401 || answer.status === 429)
          return tell.waiting(mark, waiting.length)
        waiting = waiting.slice(1)
        keep()
        await answered(mark, answer)
      }
    } finally {
      isSending = false
    }
  }

  addEventListener('online', flush)
  setInterval(flush, retryMs)
  return {
    get size() {
      return waiting.length
    },
    flush,
    add: (mark) => {
      waiting = [...waiting, mark]
      keep()
      return flush()
    },
  }
}
