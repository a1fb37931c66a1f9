#!/bin/sh
# Cài chromium và phông chữ của Debian cho các phép thử trình duyệt; chạy lại nhiều lần vẫn an toàn.
set -eu

missing=""
for package in chromium fonts-noto-core; do
    if ! dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed; then
        missing="$missing $package"
    fi
done
if [ -z "$missing" ]; then
    echo "Đã có đủ: chromium, fonts-noto-core."
    exit 0
fi

if ! command -v apt-get >/dev/null 2>&1; then
    echo "Không cài được:$missing. Cần: apt-get (Debian, Ubuntu). Gặp: máy này không có apt-get. Cách sửa: cài các gói tương đương bằng trình quản lý gói của máy." >&2
    exit 1
fi
if [ "$(id -u)" -eq 0 ]; then
    as_root="env"
elif command -v sudo >/dev/null 2>&1; then
    as_root="sudo"
else
    echo "Không cài được:$missing. Cần: quyền root hoặc sudo. Gặp: tài khoản $(id -un) không có. Cách sửa: nhờ quản trị chạy: apt-get install$missing" >&2
    exit 1
fi

if ! { $as_root apt-get update -qq && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing; }; then
    echo "Không cài được:$missing. Cần: apt-get chạy được và có mạng tới kho Debian. Gặp: lỗi ở trên. Cách sửa: kiểm tra mạng và quyền sudo, rồi chạy lại." >&2
    exit 1
fi
echo "Đã cài:$missing."
