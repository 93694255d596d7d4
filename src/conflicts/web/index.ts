// What areas above conflicts use of its pages.
export {}
