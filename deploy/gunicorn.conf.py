"""gunicorn in production: started by systemd, reached by the web server through a Unix socket."""

bind = "unix:/run/coopatlas/gunicorn.sock"
worker_class = "coopatlas.config.worker.Worker"  # threads, and our headers on its own refusals
workers = 2  # one per core
threads = 4
preload_app = True  # a fault in the application stops the start at once; systemd then says so
worker_tmp_dir = "/dev/shm"  # noqa: S108 - heartbeats in memory: a busy disk must not look like a dead worker
control_socket_disable = True
loglevel = "info"
limit_request_line = 8190
