// Loaded into the server before anything else: when the launcher is killed, the server ends too,
// so that no orphan keeps the port and the database.
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.exit(1), 10_000).unref()
})
process.channel?.unref()
