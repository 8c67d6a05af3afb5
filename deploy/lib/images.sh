# shellcheck shell=bash
# The images and the archive of a release, here and where they are published; sourced after account.sh.

# shellcheck source=../../release/contract.sh
source "$root/release/contract.sh"
readonly IMAGES=(migrator display reset)
readonly ARCHITECTURE=arm64
readonly RELEASE=$root/deploy/target/release
readonly SAVED=$RELEASE/images.tar
readonly CONTENTS=$root/deploy/target/contents
readonly AMI=/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64

CONTAINERS=${COUNTER_CONTAINERS:-}
for tool in docker podman buildah; do
  if [[ -z $CONTAINERS ]] && command -v "$tool" >/dev/null; then
    CONTAINERS=$tool
  fi
done
[[ $CONTAINERS =~ ^(docker|podman|buildah)$ ]] \
  || die "needs docker, podman or buildah${CONTAINERS:+, not '$CONTAINERS'}: install one, or name it in COUNTER_CONTAINERS"
require "$CONTAINERS"
readonly CONTAINERS

image_name() {
  echo "$REGISTRY/counter/$1:$2"
}

# The build arguments of an image.
image_arguments() {
  local name=${1^^}
  if [[ " ${SERVICES[*]} " == *" $1 "* ]]; then
    local port=${name}_PORT management_port=${name}_MANAGEMENT_PORT
    echo --target service --build-arg "SERVICE=$1" --build-arg "PORT=${!port}" --build-arg "MANAGEMENT_PORT=${!management_port}"
  else
    echo --target "$1"
  fi
}

build_image() {
  local -a command=("$CONTAINERS" build) arguments
  read -ra arguments < <(image_arguments "$1")
  case $CONTAINERS in
    podman) command+=(--format docker) ;;
    buildah) command=(buildah bud --format docker) ;;
  esac
  # A plain image instead of an index: what a workflow attests is put beside it later.
  BUILDX_NO_DEFAULT_ATTESTATIONS=1 without_credentials "${command[@]}" --platform "linux/$ARCHITECTURE" \
    --file "$root/release/Dockerfile" --build-arg "COMMIT=$2" --build-arg "VERSION=$2" ${RDS_CA:+--build-arg "RDS_CA=$RDS_CA"} \
    "${arguments[@]}" --tag "$(image_name "$1" "$2")" "$root"
}

has_image() {
  [[ -n $(image_architecture "$1" "$2") ]]
}

image_architecture() {
  local name
  name=$(image_name "$1" "$2")
  case $CONTAINERS in
    buildah) buildah inspect --type image --format '{{.OCIv1.Architecture}}' "$name" 2>/dev/null || true ;;
    *) "$CONTAINERS" image inspect --format '{{.Architecture}}' "$name" 2>/dev/null || true ;;
  esac
}

# Puts those of the parts that are images into one file, where layers that they share are once.
save_images() {
  local part
  local -a images=() save=("$CONTAINERS" save)
  for part in "${@:2}"; do
    [[ $part == archive ]] || images+=("$(image_name "$part" "$1")")
  done
  ((${#images[@]} > 0)) || return 0
  case $CONTAINERS in
    podman) save+=(--multi-image-archive) ;;
    buildah) die "buildah saves one image alone: take docker or podman (COUNTER_CONTAINERS)" ;;
  esac
  "${save[@]}" --output "$SAVED" "${images[@]}"
}

# Takes what another machine saved.
load_images() {
  [[ ! -e $SAVED ]] || "$CONTAINERS" load --quiet --input "$SAVED"
}

sign_in_to_registry() {
  aws_checked ecr get-login-password | "$CONTAINERS" login --username AWS --password-stdin "$REGISTRY" >/dev/null 2>"$scratch/login" \
    || die "$CONTAINERS cannot sign in to $REGISTRY: $(last_line "$scratch/login")"
}

# The digest of a published image; nothing when there is none.
published_digest() {
  aws_optional ecr describe-images --repository-name "counter/$1" --image-ids "imageTag=$2" --query 'imageDetails[0].imageDigest' --output text
}

archive_key() {
  echo "releases/$1/$ARCHIVE"
}

# One digest of what deploy/build --parts leaves for another machine.
built_digest() {
  local file
  for file in "$SAVED" "$RELEASE/$ARCHIVE" "$RELEASE/commit"; do
    [[ ! -e $file ]] || sha256 "$file"
  done >"$scratch/built"
  sha256 "$scratch/built"
}

# What deploy/scan found in a part.
contents() {
  echo "${1/archive/${ARCHIVE%%.*}}.spdx.json"
}

# Whether the archive that is here was built from a commit.
has_archive() {
  [[ -e $RELEASE/$ARCHIVE && -e $RELEASE/commit && $(<"$RELEASE/commit") == "$1" ]]
}

# The checksum of a published archive; nothing when there is none.
published_archive() {
  aws_optional s3api head-object --bucket "$(bucket artifacts)" --key "$(archive_key "$1")" --query Metadata --output json \
    | jq -r 'to_entries[] | select(.key | ascii_downcase == "sha256") | .value'
}

# Puts a file under a name that nothing has yet; another that was faster is left alone.
put_once() {
  aws_retried s3api put-object --bucket "$(bucket artifacts)" --key "$1" --body "$2" --if-none-match '*' "${@:3}" >/dev/null && return
  grep -q PreconditionFailed "$scratch/aws" || die "cannot write s3://$(bucket artifacts)/$1: $(last_line "$scratch/aws")"
}
