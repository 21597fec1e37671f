// Shows the value under the pointer: a line across the curve, and the row of the table that says the same.
const across = (figure) => {
  const drawing = figure.querySelector('svg.curve')
  const rows = [...figure.querySelectorAll('tbody tr')]
  const [fromMs, toMs, left, right] = ['from', 'to', 'left', 'right'].map((name) =>
    Number(drawing.dataset[name]),
  )
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  line.setAttribute('class', 'cross')
  drawing.append(line)
  const told = document.createElement('output')
  told.className = 'under-pointer'
  figure.querySelector('figcaption').after(told)

  const clear = () => {
    line.removeAttribute('d')
    told.textContent = ''
  }
  drawing.addEventListener('pointermove', (event) => {
    const box = drawing.getBoundingClientRect()
    const x = ((event.clientX - box.left) / box.width) * drawing.viewBox.baseVal.width
    const ms = fromMs + ((x - left) / (right - left)) * (toMs - fromMs)
    const row = rows.find(({ dataset }) => Number(dataset.began) <= ms && ms < Number(dataset.ended))
    if (!row) return clear()
    line.setAttribute('d', `M${x} 10V164`)
    told.textContent = [...row.cells].map(({ textContent }) => textContent).join(' · ')
  })
  drawing.addEventListener('pointerleave', clear)
}

for (const figure of document.querySelectorAll('figure.reading')) across(figure)
