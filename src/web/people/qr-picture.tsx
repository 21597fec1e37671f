import encodeQR from 'qr'

const border = 2

/** A QR code as a picture of our own markup: one path, without a style of its own. */
export const QrPicture = ({ text, title }: { text: string; title: string }) => {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border })
  const path = rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg class="qr" viewBox={`0 0 ${rows.length} ${rows.length}`} role="img" aria-label={title}>
      <path d={path} shape-rendering="crispEdges" />
    </svg>
  )
}
