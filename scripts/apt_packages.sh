#!/bin/sh
# Cài các gói của Debian: tesseract và dữ liệu tiếng Việt để đọc bản chụp; chromium, phông chữ và LibreOffice (in pdf mẫu,
# tải chừng 86 MB) cho các phép thử. Chạy lại nhiều lần vẫn an toàn.
set -eu

packages="tesseract-ocr tesseract-ocr-vie chromium fonts-noto-core libreoffice-writer-nogui"
missing=""
for package in $packages; do
    if ! dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed; then
        missing="$missing $package"
    fi
done
if [ -z "$missing" ]; then
    echo "Đã có đủ: $packages."
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
