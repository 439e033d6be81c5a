/** Days a read notification is kept, from the day it was read. */
export const joursLue = 60
/** Days a notification that nobody read is kept. */
export const joursNonLue = 180
