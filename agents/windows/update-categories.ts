/** Categories of updates by their ids, which are the same in every language. */
export const updateCategories = {
  security: '0fa1201d-4330-4fa8-8ae9-b877473b6441',
  critical: 'e6cf1350-c01b-414d-a61f-263d14d133b4',
  definitions: 'e0789628-ce08-4437-be74-2495b842f43b',
} as const

type Category = keyof typeof updateCategories

/** Whether an update is of that category. */
export const isOf = (ids: readonly string[], category: Category): boolean =>
  ids.some((id) => id.toLowerCase() === updateCategories[category])
