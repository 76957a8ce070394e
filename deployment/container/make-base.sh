#!/bin/bash
# Makes a base image from Debian's packages, for a machine that reaches no registry of images.
# usage: make-base.sh FILE.tar      needs root, debootstrap, umoci and skopeo
set -euo pipefail

target=$(realpath "${1:?usage: make-base.sh FILE.tar}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

debootstrap --variant=minbase --include=openjdk-17-jre-headless,ca-certificates bookworm "$work/root"
rm -rf "$work"/root/var/cache/apt/* "$work"/root/var/lib/apt/lists/* "$work"/root/usr/share/{doc,man,locale}/*

umoci init --layout "$work/image"
umoci new --image "$work/image:base"
umoci unpack --image "$work/image:base" "$work/bundle"
cp -a "$work/root/." "$work/bundle/rootfs/"
umoci repack --image "$work/image:base" "$work/bundle"
umoci config --image "$work/image:base" --config.env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
rm -f "$target"
skopeo copy "oci:$work/image:base" "docker-archive:$target:muster-base:latest"
