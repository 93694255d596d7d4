declare module '/@static-styles/*.css'
