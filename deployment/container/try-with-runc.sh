#!/bin/bash
# Runs the image for real, without Docker: a container with a read-only root, an ordinary user and a memory limit.
# It waits until the server is ready, looks at it from outside and inside, and stops it.
# usage: try-with-runc.sh IMAGE.tar      needs root, skopeo, umoci, runc and curl
set -euo pipefail

image=$(realpath "${1:?usage: try-with-runc.sh IMAGE.tar}")
for tool in skopeo umoci runc curl python3; do
  command -v "$tool" > /dev/null || { echo "cannot run the image here: $tool is missing"; exit 77; }
done
port=${PORT:-18080}
name=muster-try-$$
work=$(mktemp -d)
cleanup() {
  runc delete --force "$name" > /dev/null 2>&1 || true
  rm -rf "$work"
}
trap cleanup EXIT

# A tar of Docker's form or of OCI's.
format=docker-archive
tar -tf "$image" > "$work/files"
grep -qx 'oci-layout' "$work/files" && format=oci-archive
skopeo copy "$format:$image" "oci:$work/image:muster" > "$work/skopeo.log" 2>&1 || { cat "$work/skopeo.log"; exit 1; }
umoci unpack --image "$work/image:muster" "$work/bundle" > /dev/null

mkdir -m 0700 "$work/state"
chown 10001:10001 "$work/state"
python3 - "$work/bundle/config.json" "$work/state" "$port" <<'PYTHON'
import json, sys
path, state, port = sys.argv[1:]
config = json.load(open(path))
process = config["process"]
process["terminal"] = False
process["env"] += ["SERVER_PORT=" + port, "SERVER_ADDRESS=127.0.0.1"]
process["capabilities"] = {kind: [] for kind in ("bounding", "effective", "permitted")}
process["noNewPrivileges"] = True
config["root"]["readonly"] = True
config["mounts"] = [m for m in config["mounts"] if m["destination"] not in ("/var/lib/muster", "/tmp")]
config["mounts"] += [
    {"destination": "/var/lib/muster", "type": "bind", "source": state, "options": ["rbind", "rw", "nosuid", "nodev"]},
    {"destination": "/tmp", "type": "tmpfs", "source": "tmpfs", "options": ["nosuid", "nodev", "mode=1777", "size=1g"]},
]
# The network of this machine, so that the server can be asked.
config["linux"]["namespaces"] = [n for n in config["linux"]["namespaces"] if n["type"] != "network"]
config["linux"].setdefault("resources", {})["memory"] = {"limit": 4 * 1024**3}
json.dump(config, open(path, "w"))
PYTHON

runc run --bundle "$work/bundle" "$name" > "$work/server.log" 2>&1 &
server=$!
for _ in $(seq 240); do
  kill -0 "$server" 2> /dev/null || { tail -n 40 "$work/server.log"; echo "the container ended"; exit 1; }
  curl -fsS -o /dev/null "http://127.0.0.1:$port/actuator/health/readiness" 2> /dev/null && break
  sleep 1
done

inside() { runc exec "$name" "$@"; }
echo "ready: $(curl -s "http://127.0.0.1:$port/actuator/health/readiness")"
echo "user: $(inside id -u):$(inside id -g)"
echo "root: $(inside bash -c 'touch /app/x 2>&1 && echo writable || true' | sed 's/.*: //')"
echo "heap: $(inside bash -c 'tr "\0" " " < /proc/1/cmdline' | grep -o 'MaxRAMPercentage=[0-9]*')"
echo "memory limit: $(inside cat /sys/fs/cgroup/memory/memory.limit_in_bytes 2> /dev/null || inside cat /sys/fs/cgroup/memory.max 2> /dev/null || echo none)"
echo "anonymous: $(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port/api/models")"
echo "native libraries: $(inside bash -c 'grep -c "\.so" /proc/1/maps')"

began=$(date +%s)
runc kill "$name" TERM
status=0
wait "$server" || status=$?
echo "stopped: status $status after $(($(date +%s) - began)) s"
