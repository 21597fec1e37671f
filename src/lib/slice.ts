/** A share of the only thread there is: whoever has much to do looks whether it is over, and lets others have theirs. */
export const openSlice = (ms: number): { isOver(): boolean } => {
  const end = performance.now() + ms
  return { isOver: () => performance.now() >= end }
}
